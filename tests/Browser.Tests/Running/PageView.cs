namespace GenreFunctions.Browser.Tests.Running;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Height">Of the window, in CSS pixels.</param>
/// <param name="Dark">Whether its reader prefers dark pages.</param>
public sealed record PageView(int Width = 1280, int Height = 800, bool Dark = false)
{
    public static readonly PageView Desktop = new();
    public static readonly PageView DarkDesktop = new(Dark: true);
    public static readonly PageView Phone = new(390, 844);
    public static readonly PageView DarkPhone = new(390, 844, Dark: true);
}
