using System.Reflection;

namespace Aspire.Hosting.Testing;

/// <summary>Runs the entry point of an AppHost in the test's process.</summary>
internal static class EntryPointRun
{
    public static Task Start(Type entryPoint, string[] args, EntryPointObserver observer)
    {
        var main = entryPoint.Assembly.EntryPoint
            ?? throw new InvalidOperationException($"Assembly of specified type {entryPoint.Name} does not have an entry point.");

        // A thread of its own: the entry point blocks for as long as the application lives.
        return Task.Factory.StartNew(() => Run(main, args, observer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static void Run(MethodInfo main, string[] args, EntryPointObserver observer)
    {
        EntryPointObserver.Current = observer;
        try
        {
            if (main.Invoke(null, main.GetParameters().Length == 0 ? null : [args]) is Task task)
            {
                task.GetAwaiter().GetResult();
            }

            observer.Fail(new InvalidOperationException($"The entry point of {main.DeclaringType!.Assembly.GetName().Name} ended without building an application."));
        }
        catch (TargetInvocationException e)
        {
            observer.Fail(e.InnerException ?? e);
        }
    }
}
