using GenreFunctions.Local.Durable;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Orchestrations;

/// <summary>Makes what runs orchestrations.</summary>
internal delegate IOrchestrations OrchestrationsFactory(DurableOptions options, DurableFunctions functions, TimeProvider time, ILoggerFactory loggers);
