using BenchmarkDotNet.Running;
using GenreFunctions.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ShortInProcess).Assembly).Run(args, new ShortInProcess());
