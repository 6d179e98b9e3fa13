using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Pages;

/// <summary>Gives what the page is made of beside its document: scripts, styles, pictures.</summary>
public sealed class PageAsset(PageAnswers answers)
{
    private const string Folder = "ui";

    /// <summary>Answers <c>GET ui/{path}</c>.</summary>
    [Function(nameof(PageAsset))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "ui/{*path}")] HttpRequest request, string? path) =>
        answers.Answer(request, $"{Folder}/{path}");
}
