using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The sample database of a record shop, as models: eleven tables in an order in which they can be made.</summary>
static class Chinook
{
    public static IReadOnlyList<Table> Tables { get; } =
    [
        Table("Artist", [Key("ArtistId"), Text("Name", 120)]),
        Table("Album", [Key("AlbumId"), Text("Title", 160, required: true), Number("ArtistId")], foreignKeys: [("ArtistId", "Artist", "ArtistId")]),
        Table("Employee",
            [
                Key("EmployeeId"), Text("LastName", 20, required: true), Text("FirstName", 20, required: true), Text("Title", 30), Number("ReportsTo", nullable: true),
                new("BirthDate", new("datetime")), new("HireDate", new("datetime")), .. Address(), Text("Phone", 24), Text("Fax", 24), Text("Email", 60),
            ],
            foreignKeys: [("ReportsTo", "Employee", "EmployeeId")]),
        Table("Customer",
            [
                Key("CustomerId"), Text("FirstName", 40, required: true), Text("LastName", 20, required: true), Text("Company", 80), .. Address(),
                Text("Phone", 24), Text("Fax", 24), Text("Email", 60, required: true), Number("SupportRepId", nullable: true),
            ],
            foreignKeys: [("SupportRepId", "Employee", "EmployeeId")]),
        Table("Genre", [Key("GenreId"), Text("Name", 120)]),
        Table("MediaType", [Key("MediaTypeId"), Text("Name", 120)]),
        Table("Playlist", [Key("PlaylistId"), Text("Name", 120)]),
        Table("Track",
            [
                Key("TrackId"), Text("Name", 200, required: true), Number("AlbumId", nullable: true), Number("MediaTypeId"), Number("GenreId", nullable: true),
                Text("Composer", 220), Number("Milliseconds"), Number("Bytes", nullable: true), new("UnitPrice", new("decimal(10, 2)")) { Nullable = false },
            ],
            foreignKeys: [("AlbumId", "Album", "AlbumId"), ("MediaTypeId", "MediaType", "MediaTypeId"), ("GenreId", "Genre", "GenreId")]),
        Table("PlaylistTrack", [Number("PlaylistId"), Number("TrackId")], ["PlaylistId", "TrackId"],
            [("PlaylistId", "Playlist", "PlaylistId"), ("TrackId", "Track", "TrackId")]),
        Table("Invoice",
            [
                Key("InvoiceId"), Number("CustomerId"), new("InvoiceDate", new("datetime")) { Nullable = false },
                .. Address().Select(column => column with { Name = "Billing" + column.Name }), new("Total", new("decimal(10, 2)")) { Nullable = false },
            ],
            foreignKeys: [("CustomerId", "Customer", "CustomerId")]),
        Table("InvoiceLine",
            [
                Key("InvoiceLineId"), Number("InvoiceId"), Number("TrackId"), new("UnitPrice", new("decimal(10, 2)")) { Nullable = false }, Number("Quantity"),
            ],
            foreignKeys: [("InvoiceId", "Invoice", "InvoiceId"), ("TrackId", "Track", "TrackId")]),
    ];

    static Table Table(string name, Column[] columns, string[]? key = null, (string Column, string Principal, string PrincipalColumn)[]? foreignKeys = null) =>
        new(new(null, name), columns.ToValueList())
        {
            PrimaryKey = new((key ?? [columns[0].Name]).ToValueList(), $"PK_{name}"),
            ForeignKeys = (foreignKeys ?? []).Select(foreign =>
                new ForeignKey([foreign.Column], new(null, foreign.Principal), [foreign.PrincipalColumn], $"FK_{name}{foreign.Column}")).ToValueList(),
            Indexes = (foreignKeys ?? []).Select(foreign => new Index($"IFK_{name}{foreign.Column}", [new(foreign.Column)])).ToValueList(),
        };

    static Column Key(string name) => new(name, new("int")) { Nullable = false, Identity = new() };

    static Column Number(string name, bool nullable = false) => new(name, new("int")) { Nullable = nullable };

    static Column Text(string name, int length, bool required = false) => new(name, new($"string({length})")) { Nullable = !required };

    static IEnumerable<Column> Address() =>
        [Text("Address", 70), Text("City", 40), Text("State", 40), Text("Country", 40), Text("PostalCode", 10)];
}
