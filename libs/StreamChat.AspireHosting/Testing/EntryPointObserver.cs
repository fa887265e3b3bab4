using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Stands between an AppHost's entry point and the test that runs it: the entry point declares, the test starts and stops.</summary>
internal sealed class EntryPointObserver(Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
{
    private static readonly AsyncLocal<EntryPointObserver?> Ambient = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The observer of the entry point that runs here; null outside of tests.</summary>
    public static EntryPointObserver? Current { get => Ambient.Value; set => Ambient.Value = value; }

    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    public Task<DistributedApplication> Application => _application.Task;

    public Task Ended => _ended.Task;

    /// <summary>A builder that this observer sees, for a test without entry point.</summary>
    public DistributedApplicationBuilder CreateBuilder(string[] args)
    {
        var before = Current;
        Current = this;
        try
        {
            return new DistributedApplicationBuilder(new DistributedApplicationOptions { Args = args });
        }
        finally
        {
            Current = before;
        }
    }

    public void OnCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) => configure(options, settings);

    /// <summary>Holds the entry point until the test wants the application.</summary>
    public void OnBuilding(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    public void OnBuilt(DistributedApplication application) => _application.TrySetResult(application);

    public void Build() => _mayBuild.TrySetResult();

    public void Fail(Exception exception)
    {
        _builder.TrySetException(exception);
        _application.TrySetException(exception);
    }

    /// <summary>Lets the entry point return; one that still waits to build is told that nobody wants the application.</summary>
    public void End()
    {
        _mayBuild.TrySetException(new OperationCanceledException("The test is over."));
        _ended.TrySetResult();
    }
}
