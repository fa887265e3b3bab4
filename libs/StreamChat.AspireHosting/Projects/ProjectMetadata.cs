namespace Aspire.Hosting;

/// <summary>A project given by its path.</summary>
internal sealed class ProjectMetadata(string projectPath) : IProjectMetadata
{
    public string ProjectPath => projectPath;
}
