namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>docs/security.md names every role that is given.</summary>
internal sealed class RolesAreDocumented : Rule
{
    private const string Docs = "docs/security.md";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var text = infrastructure.Text(Docs) ?? "";
        var given = infrastructure.Deployments.SelectMany(Grant.Of).Select(one => one.Grant.Role).Distinct();
        return given.Where(role => !text.Contains(role, StringComparison.Ordinal))
            .Select(role => At(Docs, $"{role} is given to somebody, and {Docs} does not say so: add it to the table of roles."));
    }
}
