using System.Text;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Takes a line of ARFF apart: words between white space, commas and braces, quoted with ' or " where they contain such, a backslash in quotation marks giving the next character.
/// </summary>
internal ref struct ArffScanner(string line, int lineNumber)
{
    private int _at;

    /// <summary>Whether nothing is left but white space or a comment.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at >= line.Length || line[_at] == '%';
        }
    }

    /// <summary>Goes past a character if it is next.</summary>
    public bool Skip(char character)
    {
        SkipSpace();
        if (_at >= line.Length || line[_at] != character)
            return false;
        _at++;
        return true;
    }

    /// <summary>The next word.</summary>
    /// <exception cref="InvalidDataException">There is none, or its quotation mark is not closed.</exception>
    public string Word()
    {
        SkipSpace();
        if (_at >= line.Length)
            throw Refuse("ends where a value should be");
        if (line[_at] is '\'' or '"')
            return Quoted(line[_at++]);
        var start = _at;
        while (_at < line.Length && !char.IsWhiteSpace(line[_at]) && line[_at] is not (',' or '{' or '}'))
            _at++;
        return _at > start ? line[start.._at] : throw Refuse($"has '{line[_at]}' where a value should be");
    }

    /// <summary>One sentence on what is wrong with the line.</summary>
    public readonly InvalidDataException Refuse(string what) => new($"Line {lineNumber} {what}.");

    private string Quoted(char mark)
    {
        var word = new StringBuilder();
        for (; _at < line.Length; _at++)
        {
            if (line[_at] == mark)
            {
                _at++;
                return word.ToString();
            }

            if (line[_at] == '\\' && _at + 1 < line.Length)
                _at++;
            word.Append(line[_at]);
        }

        throw Refuse($"has a quotation mark ({mark}) that is not closed");
    }

    private void SkipSpace()
    {
        while (_at < line.Length && char.IsWhiteSpace(line[_at]))
            _at++;
    }
}
