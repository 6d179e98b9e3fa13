using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Cli.Features;

/// <summary>Feature files named on the command line.</summary>
internal static class FeatureFile
{
    /// <summary>Reads the rows of a feature file.</summary>
    /// <exception cref="WrongUseException">It is not there, or is no feature file.</exception>
    public static IReadOnlyList<FeatureRow> Read(string path)
    {
        if (path.Length == 0)
            throw new WrongUseException("The name of the feature file is empty.");
        return InputFile.Read("feature file", path, ReadRows, fault => fault is InvalidDataException);
    }

    /// <summary>Reads the rows and arranges them for learners.</summary>
    /// <exception cref="WrongUseException">It is not there, is no feature file, or nothing can be learnt from it.</exception>
    public static FeatureTable ReadTable(string path)
    {
        try
        {
            return new FeatureTable(Read(path));
        }
        catch (ArgumentException fault)
        {
            throw new WrongUseException($"The feature file '{path}' cannot be used: {WrongUseException.Because(fault).Message}");
        }
    }

    private static IReadOnlyList<FeatureRow> ReadRows(Stream file)
    {
        using var reader = new StreamReader(file);
        return FeatureCsv.Read(reader);
    }
}
