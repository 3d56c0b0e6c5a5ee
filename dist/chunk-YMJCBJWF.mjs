
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-C5PSEA6G.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
