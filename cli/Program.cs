using System.Diagnostics;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;
Directory.CreateDirectory(args[0]);
foreach (var s in DemoStyles.All) { var t = Stopwatch.StartNew(); File.WriteAllBytes($"{args[0]}/{s.Name}.wav", WavWriter.Write(SongRenderer.Render(s, 1))); Console.WriteLine($"{s.Name} {t.ElapsedMilliseconds} ms"); }
return 0;
