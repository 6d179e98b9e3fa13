using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>One way to find out how good a learner is: how rows are divided into those it learns from and those it is judged by. Immutable and thread-safe.</summary>
public interface IProtocol
{
    /// <summary>What it is called on the command line and in reports: <c>report</c>, <c>songs</c>, <c>artists</c>, <c>filtered</c>.</summary>
    string Name { get; }

    /// <summary>Whether segments of one song are on both sides, so that the numbers flatter.</summary>
    bool Leaky { get; }

    /// <summary>Divides the rows. The same table and options give the same parts.</summary>
    /// <exception cref="ArgumentException">There are too few rows, songs or artists; the message says of what.</exception>
    Division Divide(FeatureTable table, ProtocolOptions options);
}
