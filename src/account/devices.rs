//! The list of devices on which the account is signed in.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    view::{Device, OwnAccount},
};

use super::api::{EndDeviceCall, EndOtherDevicesCall};
use crate::{
    screen::use_toasts,
    text::use_text,
    ui::{Pill, PostForm, Tone, When},
};

/// The devices, each with its way out.
#[component]
pub fn Devices(account: RwSignal<OwnAccount>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (own, toasts) = (&text.account.own, use_toasts());
    let clock = account.with_untracked(|a| a.as_of.clock);
    let devices = Memo::new(move |_| account.with(|a| a.devices.clone()));
    let on_done = move |()| {
        refresh.run(());
        toasts.success(own.devices_ended);
    };
    view! {
        <section class="card devices">
            <h2>{own.devices}</h2>
            <ul>
                <For each=move || devices.get() key=|device| device.tag.clone() let(device)>
                    <DeviceLine device devices clock refresh />
                </For>
            </ul>
            <Show when=move || devices.with(|all| all.len() > 1)>
                <PostForm<EndOtherDevicesCall> on_done=on_done>
                    <button type="submit">{own.end_others}</button>
                </PostForm<EndOtherDevicesCall>>
            </Show>
        </section>
    }
    .into_any()
}

#[component]
fn DeviceLine(device: Device, devices: Memo<Vec<Device>>, clock: SchoolClock, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (own, toasts) = (&text.account.own, use_toasts());
    let Device { tag, name, is_this, since, seen_at } = device;
    let key = tag.clone();
    // The line stays, with the focus in it, when its device was seen again.
    let seen_at = Memo::new(move |_| {
        devices.with(|all| all.iter().find(|device| device.tag == key).map_or(seen_at, |device| device.seen_at))
    });
    let seen = move || view! { <When at=seen_at.get() clock /> };
    let name = if name.is_empty() { own.unknown_device.to_owned() } else { name };
    let label = (own.end_device_named)(&name);
    let on_done = move |()| {
        refresh.run(());
        toasts.success(own.device_ended);
    };
    let end = (!is_this).then(|| {
        view! {
            <PostForm<EndDeviceCall> on_done=on_done>
                <input type="hidden" name="tag" value=tag />
                <button type="submit" class="quiet" aria-label=label>{own.end_device}</button>
            </PostForm<EndDeviceCall>>
        }
    });
    view! {
        <li>
            <p>
                <strong>{name}</strong>
                {is_this.then(|| view! { <Pill tone=Tone::Good label=own.this_device /> })}
            </p>
            <p class="subtitle">{own.since} " " <When at=since clock /> " · " {own.seen} " " {seen}</p>
            {end}
        </li>
    }
    .into_any()
}
