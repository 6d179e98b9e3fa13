using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace GenreFunctions.Infra.Tests.Code;

/// <summary>Settings that remember who was asked for.</summary>
internal sealed class RecordedConfiguration(IConfiguration settings, ISet<string> asked) : IConfigurationSection
{
    public string Key => (settings as IConfigurationSection)?.Key ?? "";

    public string Path => (settings as IConfigurationSection)?.Path ?? "";

    public string? Value
    {
        get
        {
            asked.Add(Path);
            return (settings as IConfigurationSection)?.Value;
        }
        set => throw new NotSupportedException();
    }

    public string? this[string key]
    {
        get
        {
            asked.Add(Path.Length == 0 ? key : $"{Path}:{key}");
            return settings[key];
        }
        set => throw new NotSupportedException();
    }

    public IConfigurationSection GetSection(string key) => new RecordedConfiguration(settings.GetSection(key), asked);

    public IEnumerable<IConfigurationSection> GetChildren() => settings.GetChildren().Select(child => new RecordedConfiguration(child, asked));

    public IChangeToken GetReloadToken() => settings.GetReloadToken();
}
