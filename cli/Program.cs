using GenreFunctions.Cli;

return await GenreProgram.RunAsync(args).ConfigureAwait(false);
