namespace GenreFunctions.Models.Onnx;

/// <summary>Rows on their way through a graph that is being written.</summary>
/// <param name="Name">What the graph calls them.</param>
/// <param name="Columns">Numbers a row.</param>
internal readonly record struct OnnxValue(string Name, int Columns);
