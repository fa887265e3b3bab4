using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes;

/// <summary>What the published application is called, in which version, and where it goes.</summary>
public sealed class HelmChartOptions
{
    private readonly KubernetesEnvironmentResource _environment;

    internal HelmChartOptions(IResourceBuilder<KubernetesEnvironmentResource> environment) => _environment = environment.Resource;

    /// <summary>Sets the namespace.</summary>
    public HelmChartOptions WithNamespace(string @namespace)
    {
        ArgumentException.ThrowIfNullOrEmpty(@namespace);
        _environment.ChartNamespace = @namespace;
        return this;
    }

    /// <summary>Sets the application's name: it is in labels and image names.</summary>
    public HelmChartOptions WithChartName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _environment.ChartName = name;
        return this;
    }

    /// <summary>Sets the version: it is a label, and the tag of images.</summary>
    public HelmChartOptions WithChartVersion(string version)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        _environment.ChartVersion = version;
        return this;
    }
}
