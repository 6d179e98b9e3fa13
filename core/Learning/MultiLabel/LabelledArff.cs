using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Reads tables with several labels a row from ARFF files, dense or sparse, as the MULAN and MEKA collections have them. Numeric attributes are features; so are nominal ones, as their number
/// where all values are numbers, otherwise as a column a value (1 where it holds). <c>?</c> means that a value is missing.
/// </summary>
public static class LabelledArff
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">It is no ARFF, nothing says which attributes are tags, or a value does not fit its attribute: one sentence with the line.</exception>
    public static LabelledTable Read(TextReader reader, ArffOptions options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        return new ArffReading(reader, options).Read();
    }

    /// <summary>The tags' names in the XML file that MULAN puts beside a table: its <c>label</c> elements in order, nested ones included.</summary>
    /// <exception cref="InvalidDataException">It is no XML, or names no labels.</exception>
    public static IReadOnlyList<string> ReadLabelNames(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            using var xml = XmlReader.Create(reader, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            string[] names = [.. XDocument.Load(xml).Descendants().Where(element => element.Name.LocalName == "label").Select(element => (string?)element.Attribute("name")).OfType<string>()];
            return names.Length > 0 ? names : throw new InvalidDataException("The XML file names no labels; MULAN's has elements <label name=\"...\"/>.");
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Line {fault.LineNumber}: this is not well-formed XML."), fault);
        }
    }
}
