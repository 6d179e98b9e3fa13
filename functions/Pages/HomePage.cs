using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Pages;

/// <summary>Gives the page, to everybody: it holds nothing until the API has let its reader in.</summary>
public sealed class HomePage(PageAnswers answers)
{
    private const string File = "index.html";

    /// <summary>Answers <c>GET /</c>.</summary>
    [Function(nameof(HomePage))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) =>
        answers.Answer(request, File);
}
