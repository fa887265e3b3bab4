namespace Aspire.Hosting.Dcp.Resources;

/// <summary>How a project is started.</summary>
internal static class ProjectCommand
{
    /// <summary>
    /// A project that was built with the AppHost starts as <c>dotnet Built.dll</c>: <c>dotnet run --no-build</c> evaluates the project first, more than a
    /// second of processor time for each instance, and stands between the engine's signals and the service. Any other project is left to dotnet run.
    /// </summary>
    public static (string Program, string[] Arguments) Of(IProjectMetadata project, AppHostMetadata appHost)
    {
        if (appHost.TargetOf(project.ProjectPath) is { } target)
        {
            return ("dotnet", [target]);
        }

        string[] build = project.SuppressBuild ? ["--no-build"] : [];
        string[] configuration = appHost.Configuration is { Length: > 0 } name ? ["--configuration", name] : [];
        return ("dotnet", ["run", "--project", project.ProjectPath, .. build, .. configuration, "--no-launch-profile", "--"]);
    }
}
