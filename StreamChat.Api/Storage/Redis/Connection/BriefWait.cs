namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>Waits for what may never come.</summary>
internal static class BriefWait
{
    /// <summary>
    /// Waits so long and no longer; what becomes of the task afterwards is nobody's concern. Who waited goes on elsewhere than on the thread that
    /// the answer came on: this client hands out answers one after the other, and whoever dawdled there would keep all others waiting.
    /// </summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    internal static async Task<T> WaitBrieflyAsync<T>(this Task<T> task, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        await ((Task)task).WaitBrieflyAsync(patience, time, cancellationToken);
        return await task;
    }

    /// <inheritdoc cref="WaitBrieflyAsync{T}"/>
    internal static async Task WaitBrieflyAsync(this Task task, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        Forgive(task);
        try
        {
            await task.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }

    /// <summary>Reads the failure of a task that may be given up, so that it is not reported as one that nobody looked at.</summary>
    private static void Forgive(Task task) => task.ContinueWith(
        static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
