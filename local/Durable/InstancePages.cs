using System.Globalization;
using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>Orchestrations, oldest first, read a page at a time as they are enumerated.</summary>
internal sealed class InstancePages(HistoryReader reader, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    /// <inheritdoc/>
    public override async IAsyncEnumerator<OrchestrationMetadata> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var after = query.ContinuationToken;
        List<(long Key, OrchestrationMetadata Metadata)> page;
        do
        {
            var filter = InstanceFilter.Of(query.CreatedFrom, query.CreatedTo, query.Statuses, query.InstanceIdPrefix, after);
            page = await Task.Run(() => reader.Page(query.FetchInputsAndOutputs, filter.Condition, query.PageSize, filter.Values), cancellationToken);
            foreach (var (key, metadata) in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                after = key.ToString(CultureInfo.InvariantCulture);
                yield return metadata;
            }
        }
        while (page.Count == query.PageSize);
    }
}
