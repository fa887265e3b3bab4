namespace Aspire.Hosting;

/// <summary>How a project is started.</summary>
public sealed class LaunchProfile
{
    /// <summary>What starts it; <c>Project</c> for the project itself.</summary>
    public string? CommandName { get; set; }

    /// <summary>A program, for profiles that start one.</summary>
    public string? ExecutablePath { get; set; }

    /// <summary>Arguments in one line.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Whether dotnet run says what it does.</summary>
    public bool? DotnetRunMessages { get; set; }

    /// <summary>Whether a browser is opened.</summary>
    public bool? LaunchBrowser { get; set; }

    /// <summary>What the browser is given.</summary>
    public string? LaunchUrl { get; set; }

    /// <summary>The addresses listened on, separated by semicolons.</summary>
    public string? ApplicationUrl { get; set; }

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
}
