namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>The image is built from files that there are, and runs as nobody of importance.</summary>
internal sealed class ImageIsWhole : Rule
{
    public const string Dockerfile = "infra/gpu/Dockerfile";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var lines = (infrastructure.Text(Dockerfile) ?? "").Split('\n')
            .Select((line, i) => (Place: new Place(Dockerfile, i + 1), Words: line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Words.Length > 0).ToList();
        foreach (var (place, words) in lines.Where(line => line.Words[0] == "COPY" && !line.Words[1].StartsWith("--from", StringComparison.Ordinal)))
        {
            foreach (var source in words[1..^1].Select(word => word.Trim('/')))
            {
                if (!File.Exists(infrastructure.FullPath(source)) && !infrastructure.FolderExists(source))
                    yield return At(place, $"The image copies {source}, which is not there.");
            }
        }

        var last = lines.FindLastIndex(line => line.Words[0] == "FROM");
        var user = lines.Skip(last + 1).LastOrDefault(line => line.Words[0] == "USER");
        if (user.Words is null || !int.TryParse(user.Words[1], out var id) || id == 0)
            yield return At(
                user.Words is null ? new Place(Dockerfile, 1) : user.Place,
                "The image runs as root or by a name: say USER with the number of an unprivileged user.");
    }
}
