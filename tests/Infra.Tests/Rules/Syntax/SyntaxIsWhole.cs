using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>Every file of Bicep is read to its end, and this check understands all of it.</summary>
internal sealed class SyntaxIsWhole : Rule
{
    private const int Shown = 40;

    public override IEnumerable<Finding> Check(Infrastructure infrastructure) => infrastructure.Bicep.Values.SelectMany(Check);

    private IEnumerable<Finding> Check(BicepFile file)
    {
        var broken = file.Syntax.All().Where(node => node.IsError || node.IsMissing).ToList();
        foreach (var node in broken)
            yield return At(new Place(file.Path, node.Line), node.IsMissing ? $"'{node.Type}' is missing here." : $"This is no Bicep: {Short(node.Text)}");
        if (broken.Count > 0)
            yield break;
        foreach (var node in file.Unreadable)
            yield return At(new Place(file.Path, node.Line), $"This check cannot read a {node.Type}: teach it, in Bicep/BicepFile.cs.");
        foreach (var part in file.Expressions.OfType<Expression.Unreadable>())
            yield return At(part.Place, $"This check cannot read '{Short(part.Text)}': teach it, in Bicep/ExpressionReader.cs.");
    }

    private static string Short(string text) => (text.Length <= Shown ? text : text[..Shown]).ReplaceLineEndings(" ");
}
