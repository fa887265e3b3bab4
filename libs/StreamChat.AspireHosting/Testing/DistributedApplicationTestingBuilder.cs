using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Makes the application that an AppHost declares, for a test.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>The application of an AppHost, named by its generated class.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), cancellationToken);

    /// <summary>The application of an AppHost, named by any of its types.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    /// <summary>The application of an AppHost that is given arguments.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>The application of an AppHost that is given arguments.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <summary>The application of an AppHost with other options.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default) =>
        CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>The application of an AppHost with other options.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var observer = new EntryPointObserver((options, settings) => TestDefaults.Configure(entryPoint.Assembly, args, options, settings, configureBuilder));
        var run = EntryPointRun.Start(entryPoint, args, observer);
        var builder = await observer.Builder.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new TestingBuilder(builder, observer, run);
    }

    /// <summary>An application without AppHost, declared by the test itself.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    /// <summary>An application without AppHost, declared by the test itself, with other options.</summary>
    public static IDistributedApplicationTestingBuilder Create(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var assembly = System.Reflection.Assembly.GetCallingAssembly();
        var observer = new EntryPointObserver((options, settings) => TestDefaults.Configure(assembly, args, options, settings, configureBuilder));

        // Nothing waits between declaring and building here.
        observer.Build();
        return new TestingBuilder(observer.CreateBuilder(args), observer, Task.CompletedTask);
    }
}
