using System.Globalization;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>One file on its way to become a table.</summary>
internal sealed class ArffReading(TextReader reader, ArffOptions options)
{
    private readonly List<ArffAttribute> _attributes = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _lineNumber;

    /// <summary>Reads the header, then the rows.</summary>
    public LabelledTable Read()
    {
        ReadHeader();
        var tags = ChooseTags();
        var song = options.SongAttribute is { } name ? Find(name) : -1;
        int[] features = [.. Enumerable.Range(0, _attributes.Count).Except([.. tags, song])];
        foreach (var feature in features)
        {
            if (_attributes[feature].Kind == ArffKind.Text)
                throw new InvalidDataException($"The attribute '{_attributes[feature].Name}' is text, which cannot be learnt from; name it as the song's attribute, or take it out.");
        }

        var builder = new LabelledTableBuilder([.. features.SelectMany(NamesOf)], [.. tags.Select(tag => _attributes[tag].Name)]);
        while (reader.ReadLine() is { } line)
        {
            _lineNumber++;
            var scanner = new ArffScanner(line, _lineNumber);
            if (scanner.IsAtEnd)
                continue;
            var row = scanner.Skip('{') ? Sparse(ref scanner) : Dense(ref scanner);
            builder.Add(
                $"Line {_lineNumber}",
                [.. features.SelectMany(feature => NumbersOf(feature, row[feature]))],
                [.. tags.Select(tag => Number(tag, row[tag]))],
                song >= 0 ? row[song] ?? throw Refuse("does not say which song it is of") : null,
                null);
        }

        return builder.Build();
    }

    private void ReadHeader()
    {
        while (reader.ReadLine() is { } line)
        {
            _lineNumber++;
            var scanner = new ArffScanner(line, _lineNumber);
            if (scanner.IsAtEnd)
                continue;
            switch (scanner.Word().ToUpperInvariant())
            {
                case "@RELATION":
                    break;
                case "@ATTRIBUTE":
                    AddAttribute(ref scanner);
                    break;
                case "@DATA":
                    return;
                default:
                    throw Refuse("is neither @relation, @attribute nor @data, so this is no ARFF file");
            }
        }

        throw new InvalidDataException("The file has no @data, so it is no ARFF file, or it is cut short.");
    }

    private void AddAttribute(ref ArffScanner scanner)
    {
        var name = scanner.Word();
        var values = new List<string>();
        ArffKind kind;
        if (scanner.Skip('{'))
        {
            kind = ArffKind.Nominal;
            do
                values.Add(scanner.Word());
            while (scanner.Skip(','));
            if (!scanner.Skip('}'))
                throw Refuse("does not close its list of values");
        }
        else
        {
            kind = scanner.Word().ToUpperInvariant() switch
            {
                "NUMERIC" or "REAL" or "INTEGER" => ArffKind.Numeric,
                "LABEL" => ArffKind.Label,
                "STRING" => ArffKind.Text,
                var other => throw Refuse($"has an attribute of type {other.ToLowerInvariant()}; numeric, real, integer, string and lists of values are read"),
            };
        }

        if (!_places.TryAdd(name, _attributes.Count))
            throw Refuse($"names the attribute '{name}' a second time");
        _attributes.Add(new ArffAttribute(name, kind, values));
    }

    private int[] ChooseTags()
    {
        if (options.TagNames.Count > 0)
            return [.. options.TagNames.Select(Find)];
        if (Math.Abs((long)options.TagCount) > _attributes.Count)
            throw new InvalidDataException($"The file has {_attributes.Count} attributes, so {Math.Abs((long)options.TagCount)} of them cannot be tags.");
        int[] tags = options.TagCount switch
        {
            > 0 => [.. Enumerable.Range(_attributes.Count - options.TagCount, options.TagCount)],
            < 0 => [.. Enumerable.Range(0, -options.TagCount)],
            _ => [.. Enumerable.Range(0, _attributes.Count).Where(place => _attributes[place].Kind == ArffKind.Label)],
        };
        return tags.Length > 0
            ? tags
            : throw new InvalidDataException("Nothing says which attributes are tags; give their names (MULAN has them in an XML file beside the table) or their number.");
    }

    private string?[] Dense(ref ArffScanner scanner)
    {
        var row = new string?[_attributes.Count];
        for (var place = 0; place < row.Length; place++)
        {
            if (place > 0 && !scanner.Skip(','))
                throw Refuse($"has {place} values where the header names {row.Length} attributes");
            row[place] = Known(scanner.Word());
        }

        return scanner.IsAtEnd ? row : throw Refuse($"has more values than the header's {row.Length} attributes");
    }

    // What a sparse row leaves out is 0, or the first value of the list.
    private string?[] Sparse(ref ArffScanner scanner)
    {
        string?[] row = [.. _attributes.Select(attribute => attribute.Values.Count > 0 ? attribute.Values[0] : "0")];
        if (scanner.Skip('}'))
            return row;
        do
        {
            var text = scanner.Word();
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= row.Length)
                throw Refuse($"gives a value to attribute '{text}'; attributes are counted from 0 to {row.Length - 1}");
            row[place] = Known(scanner.Word());
        }
        while (scanner.Skip(','));
        return scanner.Skip('}') && scanner.IsAtEnd ? row : throw Refuse("does not end with its closing brace");
    }

    private static string? Known(string word) => word == "?" ? null : word;

    private IEnumerable<string> NamesOf(int place)
    {
        var attribute = _attributes[place];
        return IsNumber(attribute) ? [attribute.Name] : attribute.Values.Select(value => $"{attribute.Name}={value}");
    }

    private IEnumerable<double> NumbersOf(int place, string? text)
    {
        var attribute = _attributes[place];
        if (IsNumber(attribute))
            return [Number(place, text)];
        Listed(attribute, text);
        return attribute.Values.Select(value => text is null ? double.NaN : value == text ? 1.0 : 0.0);
    }

    private double Number(int place, string? text)
    {
        var attribute = _attributes[place];
        if (text is null)
            return double.NaN;
        Listed(attribute, text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Refuse($"says that {attribute.Name} is '{text}', which is not a finite number");
    }

    private void Listed(ArffAttribute attribute, string? text)
    {
        if (text is not null && attribute.Kind == ArffKind.Nominal && !attribute.Values.Contains(text))
            throw Refuse($"says that {attribute.Name} is '{text}', which is not one of {string.Join(", ", attribute.Values)}");
    }

    private static bool IsNumber(ArffAttribute attribute) =>
        attribute.Kind != ArffKind.Nominal || attribute.Values.All(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private int Find(string name) =>
        _places.TryGetValue(name, out var place) ? place : throw new InvalidDataException($"The file has no attribute '{name}'.");

    private InvalidDataException Refuse(string what) => new($"Line {_lineNumber} {what}.");
}
