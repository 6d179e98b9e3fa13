using GenreFunctions.Cli.Songs;
using GenreFunctions.Explaining;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Explaining;

/// <summary>One run of <c>genre explain</c>: tags a song, reads it again and explains.</summary>
internal sealed class ExplainRun
{
    private readonly string? _label;
    private readonly SongTagger _tagger;
    private readonly SongExplainer _explainer;

    /// <summary>Explains with a model.</summary>
    /// <exception cref="WrongUseException">The model has no such label.</exception>
    public ExplainRun(GenreModel model, string? label, ExplanationOptions options)
    {
        if (label is not null && !model.Metadata.Labels.Contains(label))
            throw new WrongUseException($"--label is '{Terminal.Printable(label)}', but the model knows {string.Join(", ", model.Metadata.Labels)} only.");
        _label = label;
        _tagger = new SongTagger(model, OwnFiles.Audio);
        _explainer = new SongExplainer(model, options);
    }

    /// <summary>Explains a song.</summary>
    /// <exception cref="WrongUseException">There is no such file.</exception>
    public int Run(string path, IExplainReport report, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            throw new WrongUseException($"'{path}' is a folder; name one song.");
        if (!File.Exists(path))
            throw new WrongUseException($"There is no file '{path}'.");
        if (SpecialFile.Is(path))
            throw new WrongUseException($"'{path}' is a pipe or a device; a song that is explained is read twice, so name a file.");
        try
        {
            var song = _tagger.Tag(path, cancellation);
            return song.Outcome == SongOutcome.Tagged ? Explain(path, song, report, cancellation) : Incomplete(path, song.Message);
        }
        catch (Exception fault) when (UnreadableFile.Throws(fault))
        {
            return Incomplete(path, UnreadableFile.Fault(fault).Message);
        }
    }

    private int Explain(string path, SongResult song, IExplainReport report, CancellationToken cancellation)
    {
        using var file = File.OpenRead(path);
        using var segments = _tagger.Open(file, cancellation);
        var (explanation, fault) = _explainer.Explain(song, segments, cancellation);
        if (explanation is null)
            return Incomplete(path, fault!.Message);
        report.Write(song, explanation, explanation.Of(_label)!);
        return ExitCode.Done;
    }

    private static int Incomplete(string path, string? why)
    {
        Terminal.Tell($"'{Terminal.Printable(path)}' cannot be explained. {Terminal.Printable(why ?? "")}".TrimEnd());
        return ExitCode.Incomplete;
    }
}
