using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>What scripts that skip what is applied must do where the database has conditions.</summary>
public abstract class IdempotentExportSpecification(DatabaseKind kind) : ExportSpecification(kind)
{
    protected abstract bool HasPlain { get; }

    /// <summary>The same on another database.</summary>
    protected abstract IdempotentExportSpecification Again();

    [DatabaseFact]
    public void An_idempotent_script_runs_on_every_state_between_its_ends_and_twice()
    {
        foreach (var plain in HasPlain ? (bool[])[false, true] : [false])
        {
            string[][] states = [[], ["d2"], ["b2", "e1"], ["a1"], ["b2"], ["c3"], ["e1"], ["c3", "d2"], ["c3", "d2", "e1"]];
            foreach (var state in states.Take(plain ? 3 : states.Length))
            {
                using var test = Again();
                test.Branches();
                foreach (var target in state)
                    test.Upgrade(target);
                var script = test.Script(new() { To = ["heads"], Idempotent = true, Plain = plain });
                test.Client(script).Succeeds();
                Assert.Equal(["c3", "d2", "e1"], test.Database.VersionRows);
                Assert.Equal("2", test.Database.One("SELECT count(*) FROM child"));
                var log = test.LogLines();
                Assert.Equal(5, log.Count);
                test.Client(script).Succeeds();
                Assert.Equal(log, test.LogLines());
                var down = test.Script(new() { Kind = ScriptKind.Downgrade, To = ["base"], Idempotent = true, Plain = plain });
                test.Client(down).Succeeds();
                Assert.Empty(test.Database.Tables);
                Assert.Empty(test.Database.VersionRows);
                test.Client(down).Succeeds();
                Assert.Equal(10, test.LogLines().Count);
            }
        }
    }

    [DatabaseFact]
    public void An_idempotent_script_does_what_a_run_does()
    {
        Branches();
        Client(Script(new() { To = ["heads"], Idempotent = true })).Succeeds();
        AssertSame(Online(() => Upgrade(run: Tagged)));
    }

    [DatabaseFact]
    public void An_idempotent_downgrade_undoes_what_is_there_of_a_part()
    {
        Branches();
        Upgrade("d2");
        Client(Script(new() { Kind = ScriptKind.Downgrade, From = ["c3", "d2"], To = ["a1"], Idempotent = true })).Succeeds();
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["parent"], Database.Tables);
    }

    [DatabaseFact]
    public void An_idempotent_script_stops_on_a_database_that_it_does_not_fit()
    {
        Branches();
        Upgrade("e1");
        Client(Script(new() { From = ["b2"], To = ["heads"], Idempotent = true })).FailsWith("The script begins where b2 is applied");
        Upgrade("c3");
        Client(Script(new() { Kind = ScriptKind.Downgrade, From = ["b2"], To = ["a1"], Idempotent = true })).FailsWith("b2 cannot be undone");
        Assert.Equal(["c3", "e1"], Database.VersionRows);
        Database.Execute("INSERT INTO migration_version VALUES ('stranger')");
        Client(Script(new() { To = ["heads"], Idempotent = true })).FailsWith("The database is at stranger, which this script does not know");
    }

    [DatabaseFact]
    public void An_idempotent_script_applies_the_repeatable_objects_that_are_new_or_have_changed_or_are_built_on_such()
    {
        foreach (var plain in HasPlain ? (bool[])[false, true] : [false])
        {
            using var test = Again();
            test.Branches();
            test.Views();
            test.View("z_other", "SELECT 1 AS n");
            string[] all = ["z_base repeat applied", "a:top 'x' repeat applied", "z_other repeat applied"];
            Assert.Equal(all, Added());
            Assert.Empty(Added());
            Assert.Empty(test.Status().Repeatables);
            test.View("z_base", "SELECT id * 10 AS id FROM parent");
            Assert.Equal(all[..2], Added());
            Assert.Equal("20", test.Database.One("SELECT n FROM a_top"));
            test.View("z_base", "SELECT id FROM parent");
            Assert.Equal(all[..2], Added());
            test.View("z_other", "SELECT 2 AS n");
            test.Upgrade();
            Assert.Empty(Added());
            Assert.Empty(test.Status().Repeatables);

            IReadOnlyList<string> Added()
            {
                var before = test.Status().Heads.Count == 0 ? 0 : test.LogLines().Count;
                test.Client(test.Script(new() { To = ["heads"], Idempotent = true, Plain = plain })).Succeeds();
                return [.. test.LogLines().Skip(before).Where(line => line.Contains(" repeat ", StringComparison.Ordinal))];
            }
        }
    }

    [DatabaseFact]
    public void After_a_downgrade_an_idempotent_script_applies_all_repeatable_objects_again()
    {
        Branches();
        Views();
        Upgrade();
        Downgrade("c3-1");
        Client(Script(new() { To = ["heads"], Idempotent = true })).Succeeds();
        Assert.Equal(["z_base repeat applied", "a:top 'x' repeat applied"], LogLines().TakeLast(2));
        Assert.Empty(Status().Repeatables);
    }

    [DatabaseFact]
    public void An_idempotent_stamp_can_be_run_twice()
    {
        Branches();
        foreach (var plain in HasPlain ? (bool[])[false, true] : [false])
        {
            var script = Script(new() { Kind = ScriptKind.Stamp, From = plain ? ["c3"] : [], To = plain ? ["d2"] : ["c3"], Idempotent = true, Plain = plain });
            Client(script).Succeeds();
            Client(script).Succeeds();
            Assert.Equal(plain ? ["c3", "d2"] : ["c3"], Database.VersionRows);
        }
        Assert.Equal(HasPlain ? ["c3 stamp stamped", "d2 stamp stamped"] : ["c3 stamp stamped"], LogLines());
    }
}
