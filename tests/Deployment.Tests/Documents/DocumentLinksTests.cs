namespace GenreFunctions.Deployment.Tests.Documents;

public sealed class DocumentLinksTests
{
    [Fact]
    public void Documents_Links_LeadSomewhere()
    {
        var documents = MarkdownDocument.All.ToDictionary(document => document.Path);

        var broken = documents.Values.SelectMany(document => document.Links.Where(link => !Leads(documents, document, link)).Select(link => $"{document}: {link}"));

        Assert.True(documents.Values.Sum(document => document.Links.Count()) > 60);
        Assert.Empty(broken);
    }

    private static bool Leads(Dictionary<string, MarkdownDocument> documents, MarkdownDocument from, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
        var target = path == "" ? from.Path : Path.GetRelativePath(RepositoryFolder.Path, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Path)!, path), RepositoryFolder.Path));
        var exists = File.Exists(Path.Combine(RepositoryFolder.Path, target)) || Directory.Exists(Path.Combine(RepositoryFolder.Path, target));
        return exists && (anchor == "" || (documents.TryGetValue(target, out var document) && document.Anchors.Contains(anchor)));
    }
}
