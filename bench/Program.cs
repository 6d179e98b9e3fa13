using BenchmarkDotNet.Running;
using GenreFunctions.Bench;
using GenreFunctions.Bench.Scale;

if (args is ["scale", .. var options])
    return await ScaleCommand.RunAsync(options);
BenchmarkSwitcher.FromAssembly(typeof(ShortInProcess).Assembly).Run(args, new ShortInProcess());
return 0;
