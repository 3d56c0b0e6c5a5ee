
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-3DFJRH2H.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
