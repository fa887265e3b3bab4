namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>Waits for what may never come.</summary>
internal static class BriefWait
{
    /// <summary>Waits so long and no longer; what becomes of the task afterwards is nobody's concern.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    internal static Task<T> WaitBrieflyAsync<T>(this Task<T> task, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        Forgive(task);
        return patience > TimeSpan.Zero ? task.WaitAsync(patience, time, cancellationToken) : throw new TimeoutException();
    }

    /// <inheritdoc cref="WaitBrieflyAsync{T}"/>
    internal static Task WaitBrieflyAsync(this Task task, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        Forgive(task);
        return patience > TimeSpan.Zero ? task.WaitAsync(patience, time, cancellationToken) : throw new TimeoutException();
    }

    /// <summary>Reads the failure of a task that may be given up, so that it is not reported as one that nobody looked at.</summary>
    private static void Forgive(Task task) => task.ContinueWith(
        static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
