import AddDevicePage from "#src/ui/devices/AddDevicePage.tsx";
import DevicePage from "#src/ui/devices/DevicePage.tsx";
import DevicesPage from "#src/ui/devices/DevicesPage.tsx";
import JoinPage from "#src/ui/devices/JoinPage.tsx";
import RemoveDevicePage from "#src/ui/devices/RemoveDevicePage.tsx";

/** One's own devices, and a plan that comes to another one: fetched as one file. */
export const screens = {
  AddDevicePage,
  DevicePage,
  DevicesPage,
  JoinPage,
  RemoveDevicePage,
};
