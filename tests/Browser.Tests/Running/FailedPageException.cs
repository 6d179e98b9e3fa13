namespace GenreFunctions.Browser.Tests.Running;

/// <summary>A test on a page has failed.</summary>
/// <param name="fault">How.</param>
/// <param name="log">Where the page's console is; its picture lies beside it.</param>
public sealed class FailedPageException(Exception fault, string log) : Exception($"{fault.Message}\nThe page's console, and beside it its picture: {log}", fault);
