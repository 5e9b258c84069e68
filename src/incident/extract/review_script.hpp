// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What the review page looks like and does. The page names the digests of both in its content
/// security policy, so that a browser runs nothing else.
namespace cordon::incident {

inline constexpr std::string_view review_style = R"(
:root{color-scheme:light dark;--place:#1b6ca8;--date:#7a4fa3;--trigger:#b3261e;--actor:#8a5a00;--left:#777}
body{margin:0;font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,1fr) minmax(20rem,28rem)}
main{padding:1.5rem 2rem;max-width:46rem}
main section,blockquote{unicode-bidi:plaintext}
main section{white-space:pre-wrap;overflow-wrap:anywhere;margin-bottom:2.5rem}main h1{font-size:1.1rem;color:var(--left)}
aside{padding:1rem;border-left:1px solid #8885;height:100vh;overflow:auto;position:sticky;top:0;box-sizing:border-box}
mark{background:none;color:inherit;border-bottom:2px solid;border-radius:2px;padding:0 .1em}
mark.place{border-color:var(--place)}mark.date{border-color:var(--date)}
mark.trigger{border-color:var(--trigger);background:#b3261e22}mark.actor{border-color:var(--actor)}
mark.left{border-bottom:2px dotted var(--left)}mark.rejected{border-bottom:1px dotted var(--left)}
mark a{color:inherit;text-decoration:none}
article,#add{border:1px solid #8886;border-radius:6px;padding:.7rem .9rem;margin:0 0 .9rem}
h2{font-size:1rem;margin:0 0 .3rem}dl{margin:0;display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .5rem;font-size:.9rem}
dt{color:var(--left)}dd{margin:0}blockquote{margin:.4rem 0;font-style:italic;font-size:.9rem}
.flags{color:var(--trigger)}.acts{display:flex;flex-wrap:wrap;gap:.3rem;margin-top:.5rem}
button,input,select{font:inherit;font-size:.9rem}form{display:grid;grid-template-columns:1fr 1fr;gap:.4rem;margin-top:.5rem;font-size:.9rem}
form[hidden]{display:none}label{display:grid}label.wide,form button,output{grid-column:1/-1}input,select{min-width:0;box-sizing:border-box;width:100%}
output{display:block;margin-top:.4rem;font-size:.9rem;color:var(--place)}article.done{border-color:var(--place)}article.gone{opacity:.5}
.key span{margin-right:.8rem}img{max-width:100%}
@media(max-width:50rem){body{display:block}aside{height:auto;position:static;border:0}})";

/// Collects decisions and offers them as a file; nothing leaves the page. Each card keeps at most
/// one decision of a kind; "delete" and the others exclude each other.
inline constexpr std::string_view review_script = R"(
"use strict";
const made=new Map(),added=[],kept=[];let unsaved=false;
const words=document.body.dataset,earlier=JSON.parse(words.earlier||"[]");
for(const decision of earlier){
  const card=decision.fingerprint&&[...document.querySelectorAll("article")]
    .find((a)=>a.dataset.fingerprint===decision.fingerprint);
  if(decision.do==="add")added.push(decision);
  else if(card)put(card,decision);
  else kept.push(decision);
}
function put(card,decision){
  const own=made.get(card.id)||new Map();
  if(decision.do==="delete")own.clear();else own.delete("delete");
  own.set(decision.do,decision);made.set(card.id,own);
}
const number=(text)=>text.trim()===""?NaN:Number(text.trim().replace(",","."));
function decisions(){
  const list=added.concat(kept);
  for(const card of document.querySelectorAll("article"))
    for(const decision of (made.get(card.id)||new Map()).values())list.push(decision);
  return list;
}
function show(){
  const list=decisions(),link=document.getElementById("save");
  link.hidden=list.length+earlier.length===0;
  link.href="data:application/json;charset=utf-8,"+
    encodeURIComponent(JSON.stringify({schema:"cordon-decisions/1",decisions:list},null,2)+"\n");
  for(const card of document.querySelectorAll("article")){
    const own=[...(made.get(card.id)||new Map()).values()];
    card.classList.toggle("done",own.length>0);
    card.classList.toggle("gone",own.some((d)=>d.do==="delete"));
    card.querySelector("[data-undo]").hidden=own.length===0;
    card.querySelector("output").textContent=own.map((d)=>
      [words["w"+d.do]||d.do,d.place||(d.location?d.location.said.at.slice().reverse().join(", "):""),d.type||"",d.days||""]
        .filter((part)=>part!=="").join(" ")).join(" · ");
  }
  document.querySelector("#add output").textContent=
    added.map((d)=>d.feature.id).join(" · ");
}
function decide(card,decision){
  put(card,{do:decision.do,fingerprint:card.dataset.fingerprint,trigger:card.dataset.trigger,
    quote:card.dataset.quote,date:card.dataset.date,...decision});
  unsaved=true;show();
}
function fail(form,message){form.parentElement.querySelector("output").textContent=message;return null;}
function placeOf(form,needed){
  const f=form.elements,place=f.place.value.trim();
  if(place!=="")return{place};
  const lat=number(f.lat.value),lon=number(f.lon.value),radius=number(f.radius.value||"1");
  if(f.lat.value.trim()===""&&f.lon.value.trim()===""&&!needed)return{};
  const good=Math.abs(lat)<=90&&Math.abs(lon)<=180&&radius>=0&&radius<=5000;
  if(!good)return fail(form,words.badplace);
  return{location:{said:{model:"point",at:[lon,lat],radius_km:radius}}};
}
function daysOf(form){
  const from=form.elements.from.value,to=form.elements.to.value;
  if(from===""||(to!==""&&to<from))return fail(form,words.baddate);
  return to===""||to===from?from:from+"/"+to;
}
const makers={
  move:(form)=>placeOf(form,true),
  retype:(form)=>({type:form.elements.type.value}),
  redate:(form)=>{const days=daysOf(form);return days&&{days};}
};
function add(form){
  const days=daysOf(form),where=days&&placeOf(form,false);
  if(!days||!where)return;
  const f=form.elements,type=f.type.value,title=f.title.value.trim(),quote=f.quote.value.trim();
  const properties={date:days,type,claim:"reported",
    location:where.location||{said:{model:"unknown",reason:words.noplace}}};
  if(title!=="")properties.title=title;
  if(quote!=="")properties.sources=[{id:"review",quote}];
  const feature={type:"Feature",id:"added-"+days.slice(0,10)+"-"+type+"-"+(added.length+1),geometry:null,properties};
  const decision={do:"add",feature};
  if(where.place)decision.place=where.place;
  added.push(decision);unsaved=true;form.reset();show();
}
for(const button of document.querySelectorAll("[data-do]"))
  button.addEventListener("click",()=>decide(button.closest("article"),{do:button.dataset.do}));
for(const button of document.querySelectorAll("[data-open]"))
  button.addEventListener("click",()=>{
    const wanted=button.dataset.open;
    for(const form of button.closest("article").querySelectorAll("form"))
      form.hidden=form.dataset.form!==wanted||!form.hidden;
  });
for(const button of document.querySelectorAll("[data-undo]"))
  button.addEventListener("click",()=>{made.delete(button.closest("article").id);unsaved=true;show();});
for(const form of document.querySelectorAll("form"))
  form.addEventListener("submit",(event)=>{
    event.preventDefault();
    const what=form.dataset.form;
    if(what==="add"){add(form);return;}
    const decision=makers[what](form);
    if(!decision)return;
    form.hidden=true;
    decide(form.closest("article"),{do:what,...decision});
  });
document.getElementById("save").addEventListener("click",()=>{unsaved=false;});
window.addEventListener("beforeunload",(event)=>{if(unsaved)event.preventDefault();});
show();)";

} // namespace cordon::incident
