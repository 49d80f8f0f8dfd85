using System.Globalization;
using Validation.Results;

namespace Validation.Reporting.Allure.Entries;

internal static class LaunchText
{
    public static string Of(ArmRecord arm) => string.Join('\n',
    [
        $"# {arm.Name}: {arm.Purpose}",
        $"# engine {arm.Engine}, runtime {arm.Runtime}, {arm.Facts} facts in " +
            arm.Seconds.ToString("0.00", CultureInfo.InvariantCulture) + " s, " +
            (arm.Complete ? "complete" : $"not complete: {arm.Failure ?? "the probe did not close its books"}"),
        .. arm.Witnesses.Select(witness => $"# witness {witness.Key}: {witness.Value}"),
        arm.Launch,
    ]);
}
