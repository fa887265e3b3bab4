using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a project is; the build writes a class for each project that the AppHost references.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>The full path of the project's file.</summary>
    string ProjectPath { get; }

    /// <summary>Launch profiles that stand in for the project's own.</summary>
    LaunchSettings? LaunchSettings => null;

    /// <summary>Whether the project is built already.</summary>
    bool SuppressBuild => false;

    /// <summary>Whether the project is a single C# file.</summary>
    bool IsFileBasedApp => false;
}
