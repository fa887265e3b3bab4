namespace StreamChat.Bench.Systems;

/// <summary>Waits until a process that was started answers.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Asks for the address until it says yes.</summary>
    internal static async Task WaitAsync(ChildProcess process, Uri address)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(address))
        {
            if (process.HasEnded || deadline.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{process.Name} does not answer {address}:\n{process.LastWords}");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(Uri address)
    {
        try
        {
            using var response = await Http.GetAsync(address);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
