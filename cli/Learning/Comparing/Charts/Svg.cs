using System.Globalization;
using System.Net;
using System.Text;

namespace GenreFunctions.Cli.Learning.Comparing.Charts;

/// <summary>Writes a drawing for a page: its colours are the page's (<c>currentColor</c>, and classes that the page's style knows).</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts a drawing that says in words what it shows.</summary>
    public Svg(double width, double height, string title) =>
        Append($"<svg viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" role=\"img\"><title>{Escape(title)}</title>");

    /// <summary>Makes any text fit for a page.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A filled rectangle.</summary>
    public Svg Rectangle(double x, double y, double width, double height, string kind, double opacity = 1) =>
        Append($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" class=\"{kind}\" fill-opacity=\"{opacity:0.###}\"/>");

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string kind) =>
        Append($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" class=\"{kind}\"/>");

    /// <summary>A line through points.</summary>
    public Svg Path(IEnumerable<(double X, double Y)> points, string kind)
    {
        var list = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##},{point.Y:0.##}")));
        return list.Length == 0 ? this : Append($"<polyline points=\"{list}\" class=\"{kind}\"/>");
    }

    /// <summary>A dot.</summary>
    public Svg Dot(double x, double y, double radius, string kind) => Append($"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" class=\"{kind}\"/>");

    /// <summary>Words.</summary>
    /// <param name="x">Where.</param>
    /// <param name="y">Their foot.</param>
    /// <param name="words">What they say.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>: which part of them is at <paramref name="x"/>.</param>
    /// <param name="kind">A class of the page's style.</param>
    public Svg Words(double x, double y, string words, string anchor = "start", string kind = "words") =>
        Append($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" class=\"{kind}\">{Escape(words)}</text>");

    /// <summary>The drawing.</summary>
    public string End() => $"{_text}</svg>";

    private Svg Append(FormattableString text)
    {
        _text.Append(text.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
