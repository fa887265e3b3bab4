namespace StreamChat.Api.Providers.Calls;

/// <summary>
/// Keeps retries at a tenth of the requests: a provider that fails every call gets 110 % of the load, not 300 %. A reserve lets the
/// occasional failure at low load be retried as often as the settings say.
/// </summary>
internal sealed class RetryBudget
{
    private const int PerRequest = 1;
    private const int PerRetry = 10;
    private const int Reserve = 100 * PerRetry;

    private readonly Lock _lock = new();
    private int _credit = Reserve;

    /// <summary>A first attempt is made.</summary>
    internal void OnRequest()
    {
        lock (_lock)
        {
            _credit = Math.Min(Reserve, _credit + PerRequest);
        }
    }

    /// <summary>Asks for one retry.</summary>
    internal bool TryTake()
    {
        lock (_lock)
        {
            if (_credit < PerRetry)
            {
                return false;
            }

            _credit -= PerRetry;
            return true;
        }
    }
}
