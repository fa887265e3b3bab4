namespace Aspire.Hosting.Bundle;

/// <summary>Held by the one start that installs; the operating system frees it when that process dies.</summary>
internal static class InstallLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    internal static async Task<IDisposable> TakeAsync(
        string path, TimeProvider timeProvider, TextWriter console, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var told = false;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Someone else holds it; there is nothing to be notified by, so ask again.
            }

            if (!told)
            {
                await console.WriteLineAsync("Another start is fetching the Aspire engine and dashboard: waiting for it…");
                told = true;
            }

            await Task.Delay(Retry, timeProvider, cancellationToken);
        }
    }
}
