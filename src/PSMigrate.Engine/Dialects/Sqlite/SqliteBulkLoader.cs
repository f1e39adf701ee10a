using System.Data.Common;
using Microsoft.Data.Sqlite;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Loads rows by one statement that is prepared once.</summary>
sealed class SqliteBulkLoader(ISqlSyntax syntax) : IBulkLoader
{
    public IBulkLoad Begin(DbConnection connection, DbTransaction? transaction, InsertRows first)
    {
        var phrases = new SqlPhrases(syntax);
        var places = string.Join(", ", Enumerable.Range(0, first.Columns.Count).Select(RowRules.Named));
        var command = (SqliteCommand)connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
        command.CommandText = $"INSERT INTO {phrases.Name(first.Table)} ({phrases.Columns(first.Columns)}) VALUES ({places})";
        return new Load(command, first.Columns.Count);
    }

    sealed class Load : IBulkLoad
    {
        readonly SqliteCommand command;
        readonly SqliteParameter[] parameters;
        long row;

        public Load(SqliteCommand command, int columns)
        {
            this.command = command;
            parameters = [.. Enumerable.Range(0, columns).Select(column => command.Parameters.AddWithValue(RowRules.Named(column), DBNull.Value))];
        }

        public string Text => command.CommandText;

        public long? Row => row == 0 ? null : row;

        public void Write(InsertRows chunk)
        {
            foreach (var values in chunk.Rows)
            {
                row++;
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i].Value = RowValues.Plain(values[i]) is { } value ? SqliteRows.Bind(value) : DBNull.Value;
                command.ExecuteNonQuery();
            }
        }

        public void Complete() { }

        public void Dispose() => command.Dispose();
    }
}
