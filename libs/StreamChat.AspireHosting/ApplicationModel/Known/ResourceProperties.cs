namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of the properties to which the dashboard gives a meaning.</summary>
internal static class ResourceProperties
{
    internal const string AppArgs = "resource.appArgs";
    internal const string AppArgsSensitivity = "resource.appArgsSensitivity";
    internal const string ConnectionString = "resource.connectionString";
    internal const string ExitCode = "resource.exitCode";
    internal const string ParentName = "resource.parentName";
    internal const string Source = "resource.source";
    internal const string WaitingFor = "resource.waitingFor";

    internal const string ProjectPath = "project.path";
    internal const string ProjectLaunchProfile = "project.launchProfile";

    internal const string ExecutablePath = "executable.path";
    internal const string ExecutableWorkDir = "executable.workDir";
    internal const string ExecutableArgs = "executable.args";
    internal const string ExecutablePid = "executable.pid";

    internal const string ContainerId = "container.id";
    internal const string ContainerImage = "container.image";
    internal const string ContainerPorts = "container.ports";
    internal const string ContainerCommand = "container.command";
    internal const string ContainerArgs = "container.args";
    internal const string ContainerLifetime = "container.lifetime";

    internal const string ParameterValue = "Value";
}
