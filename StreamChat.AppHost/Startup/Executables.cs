namespace StreamChat.AppHost.Startup;

/// <summary>Finds programs as a shell would.</summary>
internal static class Executables
{
    /// <summary>The full path of <paramref name="program"/> on PATH, or null.</summary>
    internal static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
