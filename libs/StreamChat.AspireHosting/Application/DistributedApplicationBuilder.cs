using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <inheritdoc cref="IDistributedApplicationBuilder"/>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;
    private readonly DistributedApplicationExecutionContextOptions _executionContextOptions;
    private readonly EntryPointObserver? _observer = EntryPointObserver.Current;

    /// <summary>With the arguments of the process.</summary>
    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
        ArgumentNullException.ThrowIfNull(args);
    }

    /// <summary>With options.</summary>
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
        : this(options, secrets: null)
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, UserSecrets? secrets)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var settings = new HostApplicationBuilderSettings { Args = options.Args, Configuration = new ConfigurationManager() };
        _observer?.OnCreating(options, settings);
        var appHost = AppHostMetadata.Find(options.AssemblyName);
        AppHostAssembly = appHost.Assembly;
        AppHostDirectory = options.ProjectDirectory ?? appHost.ProjectDirectory ?? Directory.GetCurrentDirectory();
        settings.ContentRootPath ??= AppHostDirectory;
        settings.ApplicationName ??= appHost.Assembly?.GetName().Name;
        _host = new HostApplicationBuilder(settings);
        UserSecretsManager = secrets ?? UserSecrets.For(appHost.UserSecretsId);
        AppHostConfiguration.Add(_host.Configuration, settings.Args, UserSecretsManager);
        AppHostPath = Path.GetFullPath(Path.Join(AppHostDirectory, appHost.ProjectName ?? _host.Environment.ApplicationName));
        _host.Configuration.AddInMemoryCollection(AppHostConfiguration.Describe(this, options));
        var publish = AppHostConfiguration.IsPublish(_host.Configuration);
        _executionContextOptions = publish
            ? new(DistributedApplicationOperation.Publish, _host.Configuration["Publishing:Publisher"] ?? "manifest")
            : new(DistributedApplicationOperation.Run);
        ExecutionContext = new(_executionContextOptions);
        HostingServices.Add(this, _host, options);
    }

    /// <inheritdoc/>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _host.Environment;

    /// <inheritdoc/>
    public IServiceCollection Services => _host.Services;

    /// <inheritdoc/>
    public string AppHostDirectory { get; }

    /// <summary>The AppHost's project file, without its extension.</summary>
    public string AppHostPath { get; }

    /// <inheritdoc/>
    public Assembly? AppHostAssembly { get; }

    /// <inheritdoc/>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc/>
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc/>
    public IUserSecretsManager UserSecretsManager { get; }

    /// <inheritdoc/>
    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <inheritdoc/>
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        ModelName.Validate("Resource", resource.Name);
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc/>
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    /// <inheritdoc/>
    public DistributedApplication Build()
    {
        _observer?.OnBuilding(this);
        var application = new DistributedApplication(_host.Build(), _observer);
        _executionContextOptions.ServiceProvider = application.Services;
        _observer?.OnBuilt(application);
        return application;
    }
}
