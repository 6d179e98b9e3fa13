using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GenreFunctions.Functions.Granting;

/// <summary>
/// Composes letters and the marks behind them into one character, as Unicode's normalization form C does: macOS names files by letters and marks,
/// everybody else by composed characters, and one title should be one song. Done here because the app runs without ICU, where .NET's own normalization
/// leaves text as it is. Marks that have no composed form with their letter stay as they are, and so do any behind them.
/// Formula: Unicode Standard Annex 15 and, for Hangul, section 3.12 of the standard.
/// </summary>
internal static class Composition
{
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeFirstTail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    // The pairs of the Unicode Character Database, version 14, whose composition is not excluded: a line a mark, then letter and composed character.
    private static readonly Lazy<FrozenDictionary<(char Letter, char Mark), char>> Pairs = new(Read);

    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var mark in text)
        {
            if (composed.Length > 0 && Pair(composed[^1], mark) is { } one)
                composed[^1] = one;
            else
                composed.Append(mark);
        }

        return composed.ToString();
    }

    private static char? Pair(char letter, char mark)
    {
        if (letter - FirstLead is >= 0 and < Leads && mark - FirstVowel is >= 0 and < Vowels)
            return (char)(FirstSyllable + ((letter - FirstLead) * Vowels + (mark - FirstVowel)) * Tails);
        if (letter - FirstSyllable is >= 0 and < Leads * Vowels * Tails && (letter - FirstSyllable) % Tails == 0 && mark - BeforeFirstTail is > 0 and < Tails)
            return (char)(letter + (mark - BeforeFirstTail));
        return Pairs.Value.TryGetValue((letter, mark), out var composed) ? composed : null;
    }

    private static FrozenDictionary<(char Letter, char Mark), char> Read()
    {
        using var stream = typeof(Composition).Assembly.GetManifestResourceStream(typeof(Composition), "compositions.txt")!;
        using var reader = new StreamReader(stream);
        var pairs = new Dictionary<(char, char), char>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            foreach (var pair in words[1..])
                pairs.Add((Character(pair[..4]), Character(words[0])), Character(pair[4..]));
        }

        return pairs.ToFrozenDictionary();
    }

    private static char Character(string hexadecimal) => (char)int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
