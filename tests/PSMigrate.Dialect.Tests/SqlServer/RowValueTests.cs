using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>Values for bulk copy, which come out as the server would have made them of literals.</summary>
public sealed class RowValueTests
{
    public static TheoryData<object?, Type, object> Values => new()
    {
        { null, typeof(int), DBNull.Value },
        { 5L, typeof(int), 5 },
        { 1.9m, typeof(int), 1 },
        { -1.9, typeof(long), -1L },
        { "7", typeof(short), (short)7 },
        { "1.5", typeof(decimal), 1.5m },
        { 2, typeof(bool), true },
        { "false", typeof(bool), false },
        { true, typeof(int), 1 },
        { true, typeof(string), "1" },
        { 1.5, typeof(string), "1.5" },
        { 1.0 / 3, typeof(string), "0.333333" },
        { 1234567.0, typeof(string), "1.23457e+006" },
        { -1e-300, typeof(string), "-1e-300" },
        { 0.1f, typeof(string), "0.1" },
        { 0.1f, typeof(double), 0.1 },
        { 0.33333334f, typeof(decimal), 0.33333334m },
        { 123456789.12345679, typeof(decimal), 123456789.12345679m },
        { new TimeSpan(0, 23, 59, 59, 250), typeof(string), "23:59:59.25" },
        { "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", typeof(Guid), new Guid("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11") },
        { "2024-02-29T13:14:15.1234567", typeof(DateTime), new DateTime(2024, 2, 29, 13, 14, 15).AddTicks(1234567) },
        { new DateOnly(2024, 2, 29), typeof(DateTime), new DateTime(2024, 2, 29) },
        { new DateTimeOffset(2024, 2, 29, 13, 0, 0, TimeSpan.FromHours(2)), typeof(DateTime), new DateTime(2024, 2, 29, 13, 0, 0) },
        { new DateTime(2024, 2, 29, 13, 0, 0, DateTimeKind.Local), typeof(DateTimeOffset), new DateTimeOffset(2024, 2, 29, 13, 0, 0, TimeSpan.Zero) },
        { "2024-02-29 13:00:00 +02:00", typeof(DateTimeOffset), new DateTimeOffset(2024, 2, 29, 13, 0, 0, TimeSpan.FromHours(2)) },
        { new TimeOnly(1, 2, 3), typeof(TimeSpan), new TimeSpan(1, 2, 3) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Converted(object? value, Type type, object expected) => Assert.Equal(expected, SqlServerRowValues.Convert(value, type));

    [Fact]
    public void Bytes_stay_bytes() => Assert.Equal(new byte[] { 1, 255 }, SqlServerRowValues.Convert(ValueList.Create<byte>([1, 255]), typeof(byte[])));

    [Theory]
    [InlineData("x", typeof(int))]
    [InlineData(300, typeof(byte))]
    [InlineData("x", typeof(byte[]))]
    [InlineData(1e300, typeof(float))]
    [InlineData(5, typeof(Guid))]
    [InlineData(5, typeof(DateTime))]
    public void What_does_not_go_in_is_told_with_its_row_and_column(object value, Type type)
    {
        var origin = new SourcePosition("x.ps1", 3, 9);
        var rows = new InsertRows(new("s", "t"), ["a", "b"], [[1, null], [2, value]]) { Origin = origin };
        using var reader = new SqlServerRowReader(rows, [typeof(int), type], before: 1000);
        Assert.True(reader.Read());
        Assert.Equal((1, DBNull.Value), (reader.GetValue(0), reader.GetValue(1)));
        Assert.True(reader.Read());
        var error = Assert.Throws<MigrationException>(() => reader.GetValue(1));
        Assert.Equal(("RowRefused", origin), (error.ErrorId, error.Position));
        Assert.StartsWith($"Row 1002 for table s.t does not go in: column 'b' cannot hold the value '{value}'", error.Message, StringComparison.Ordinal);
        Assert.False(reader.Read());
    }
}
