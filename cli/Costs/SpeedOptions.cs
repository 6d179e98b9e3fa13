using System.CommandLine;
using System.CommandLine.Parsing;
using GenreFunctions.Cli.Models;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Costs;

/// <summary>The two ways to say how fast songs are tagged: a time that is taken as it is, or a model to measure with.</summary>
internal sealed class SpeedOptions
{
    /// <summary>Both options, for a command to add where they stand best.</summary>
    public SpeedOptions()
    {
        Model = ModelFile.Option();
        Model.Description = "Model to measure with, an ONNX file. Default: the one that ships with genre.";
    }

    /// <summary>Processor time of a song; <see langword="null"/> where it is to be measured.</summary>
    public Option<decimal?> MeasuredSeconds { get; } = NumberOption.Amount(
        0.000_001m, 86_400, null, "Processor time to tag a song of --song-length. Without it, it is measured here and now.", "--measured-seconds");

    /// <summary>The model to measure with.</summary>
    public Option<string?> Model { get; }

    /// <summary>A validator: one of the two at most.</summary>
    public void Check(CommandResult result)
    {
        if (result.GetResult(MeasuredSeconds) is not null && result.GetResult(Model) is not null)
            result.AddError("Choose one of --measured-seconds, which is taken as it is, and --model, which is measured.");
    }

    /// <summary>Runs what needs the model, which is loaded when it is asked for.</summary>
    public Task<int> RunAsync(ParseResult parse, Func<Func<GenreModel>, CancellationToken, int> run, CancellationToken cancellation) =>
        Task.Run(() => run(() => ModelFile.Load(parse.GetValue(Model)), cancellation), cancellation).WaitAsync(cancellation);
}
