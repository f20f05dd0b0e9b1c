//! The list of devices on which the account is signed in.

use leptos::prelude::*;
use school::{clock::SchoolClock, view::Device};

use super::api::{EndDeviceCall, EndOtherDevicesCall};
use crate::{
    text::use_text,
    ui::{Pill, PlainForm, Tone, When},
};

/// The devices, each with its way out.
#[component]
pub fn Devices(devices: Vec<Device>, clock: SchoolClock) -> impl IntoView {
    let own = &use_text().account.own;
    let others = (devices.len() > 1).then(|| {
        view! {
            <PlainForm<EndOtherDevicesCall> done=own.devices_ended>
                <button type="submit">{own.end_others}</button>
            </PlainForm<EndOtherDevicesCall>>
        }
    });
    let lines = devices.into_iter().map(|device| view! { <DeviceLine device clock /> }).collect_view();
    view! {
        <section class="card devices">
            <h2>{own.devices}</h2>
            <ul>{lines}</ul>
            {others}
        </section>
    }
    .into_any()
}

#[component]
fn DeviceLine(device: Device, clock: SchoolClock) -> impl IntoView {
    let own = &use_text().account.own;
    let Device { tag, name, is_this, since, seen_at } = device;
    let name = if name.is_empty() { own.unknown_device.to_owned() } else { name };
    let label = (own.end_device_named)(&name);
    let key = tag.clone();
    let end = (!is_this).then(|| {
        view! {
            <PlainForm<EndDeviceCall> done=own.device_ended>
                <input type="hidden" name="tag" value=tag />
                <button type="submit" class="quiet" aria-label=label>{own.end_device}</button>
            </PlainForm<EndDeviceCall>>
        }
    });
    view! {
        <li data-key=key>
            <p>
                <strong>{name}</strong>
                {is_this.then(|| view! { <Pill tone=Tone::Good label=own.this_device /> })}
            </p>
            <p class="subtitle">{own.since} " " <When at=since clock /> " · " {own.seen} " " <When at=seen_at clock /></p>
            {end}
        </li>
    }
    .into_any()
}
