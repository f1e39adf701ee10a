using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PSMigrate.Engine;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.SqlServer;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(18456, 14, "Login")]
    [InlineData(4060, 11, "DatabaseMissing")]
    [InlineData(229, 14, "Permission")]
    [InlineData(262, 14, "Permission")]
    [InlineData(1222, 16, "LockTimeout")]
    [InlineData(1205, 13, "Deadlock")]
    [InlineData(3906, 16, "ReadOnly")]
    [InlineData(226, 16, "OutsideTransaction")]
    [InlineData(-2, 11, "StatementTimeout")]
    [InlineData(596, 21, "ConnectionLost")]
    [InlineData(10054, 20, "ConnectionLost")]
    [InlineData(208, 16, "Statement")]
    [InlineData(2627, 14, "Statement")]
    public void Numbers_are_sorted(int number, byte severity, string sort) =>
        Assert.Equal(sort, $"{SqlServerErrors.Sort(number, severity, opening: false)}");

    [Theory]
    [InlineData(-2, 11, "Unreachable")]
    [InlineData(0, 20, "Unreachable")]
    [InlineData(11001, 20, "Unreachable")]
    [InlineData(0, 11, "Login")]
    [InlineData(40615, 14, "Unreachable")]
    [InlineData(17892, 14, "Unreachable")]
    [InlineData(18456, 14, "Login")]
    [InlineData(4060, 11, "DatabaseMissing")]
    public void While_it_connects_a_failure_is_another(int number, byte severity, string sort) =>
        Assert.Equal(sort, $"{SqlServerErrors.Sort(number, severity, opening: true)}");

    [Theory]
    [InlineData("a\nb", 1, 0)]
    [InlineData("a\n  b", 2, 4)]
    [InlineData("a\r\n\r\n\tb", 3, 6)]
    [InlineData("a", 2, null)]
    [InlineData("a", 0, null)]
    public void A_line_is_found_in_its_statement(string text, int line, int? index) => Assert.Equal(index, SqlServerErrors.IndexOfLine(text, line));

    [Fact]
    public void A_dead_server_is_told_without_the_password() => AssertUnreachable(PostgresServer.FreePort());

    [Fact]
    public void What_is_no_SQL_Server_is_told_as_well()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closing = Task.Run(() =>
        {
            while (true)
                listener.AcceptTcpClient().Dispose();
        });
        AssertUnreachable(((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();
        Assert.ThrowsAny<Exception>(closing.Wait);
    }

    [Fact]
    public void A_server_that_cannot_encrypt_is_not_a_connection_that_broke()
    {
        // A version and "no encryption", in answer to what every client says first.
        byte[] answer = [4, 1, 0, 26, 0, 0, 1, 0, 0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 255, 16, 0, 0, 0, 0, 0, 2];
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(() =>
        {
            while (true)
            {
                using var client = listener.AcceptTcpClient();
                var stream = client.GetStream();
                stream.ReadAtLeast(new byte[4096], 8);
                stream.Write(answer);
                while (stream.ReadByte() >= 0)
                {
                }
            }
        });
        Assert.Contains("Encrypt in the connection string", AssertUnreachable(((IPEndPoint)listener.LocalEndpoint).Port), StringComparison.Ordinal);
        listener.Stop();
        Assert.ThrowsAny<Exception>(answering.Wait);
    }

    static string AssertUnreachable(int port)
    {
        var message = "";
        var settings = new DatabaseSettings
        {
            Provider = "sqlserver",
            ConnectionString = $"Server=127.0.0.1,{port};Database=d;User ID=u;Password=s3cret-word;Connect Timeout=1",
        };
        using var database = new MigrationEngine().Connect(settings);
        foreach (var action in new Action[] { () => database.ReadHeads(default), () => database.Initialize(true, new Support.RecordingObserver(), default) })
        {
            var clock = Stopwatch.StartNew();
            var error = Assert.ThrowsAny<MigrationException>(action);
            Assert.Equal(("ConnectionFailed", ErrorKind.Connection), (error.ErrorId, error.Kind));
            Assert.StartsWith($"127.0.0.1,{port}/d cannot be reached: ", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret-word", error.ToString(), StringComparison.Ordinal);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
            message = error.Message;
        }
        return message;
    }
}
