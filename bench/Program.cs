using BenchmarkDotNet.Running;
using GenreFunctions.Bench;
using GenreFunctions.Bench.Scale;
using GenreFunctions.Bench.Start;

if (args is ["scale", .. var options])
    return await ScaleCommand.RunAsync(options);
if (args is ["start", .. var startOptions])
    return await StartCommand.RunAsync(startOptions);
BenchmarkSwitcher.FromAssembly(typeof(ShortInProcess).Assembly).Run(args, new ShortInProcess());
return 0;
