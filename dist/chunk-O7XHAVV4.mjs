
import{$ as r,_ as o,aa as m,ba as p}from"./chunk-U7TZEGYU.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-X6LSBLXB.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
